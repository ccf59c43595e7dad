// The shapes of the product pictures: flat paths on a tinted ground, 96 x 96 units.

/** A filled path, or a stroked one when a width is given. */
export type Shape = [path: string, colour: string, strokeWidth?: number];
export interface Drawing {
  ground: string;
  shapes: Shape[];
}

const floor: Shape = ["M18 78h60v2H18z", "#0000001f"];
const circle = (x: number, y: number, r: number): string => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

export const drawings: Record<string, Drawing> = {
  lamp: {
    ground: "#e9e2d3",
    shapes: [
      ["M22 52l34 0l8 26l-50 0z", "#f7d88a88"],
      ["M62 76L70 44L40 26", "#26292b", 3.5],
      [circle(70, 44, 3.2), "#26292b"],
      ["M22 44c0-12 7-21 20-23l8 14z", "#26292b"],
      ["M24 44l24-9c1 6-3 11-9 12s-12 1-15-3z", "#f3c766"],
      ["M48 74h28a3 3 0 0 1 3 4H45a3 3 0 0 1 3-4z", "#26292b"],
    ],
  },
  mug: {
    ground: "#e3ddd2",
    shapes: [
      floor,
      ["M63 42h6a10 10 0 0 1 0 21h-7", "#b79f7d", 5],
      ["M26 32h38v34a12 12 0 0 1-12 12H38a12 12 0 0 1-12-12z", "#cdb794"],
      ["M26 32h38v7H26z", "#8d7454"],
      [circle(36, 52, 1.2) + circle(48, 48, 1) + circle(54, 60, 1.4) + circle(42, 66, 1) + circle(32, 62, 0.9), "#8d7454"],
    ],
  },
  tableLamp: {
    ground: "#ece4e0",
    shapes: [
      floor,
      ["M34 20h28l10 28H24z", "#fbf3df"],
      ["M34 20h28l2 6H32z", "#f3dfae"],
      ["M45 48h6v20h-6z", "#b98c5a"],
      ["M36 68h24a4 4 0 0 1 4 4v6H32v-6a4 4 0 0 1 4-4z", "#b98c5a"],
      ["M66 48v14", "#9a8f84", 1.4],
      [circle(66, 64, 2), "#9a8f84"],
    ],
  },
  blanket: {
    ground: "#dfe4df",
    shapes: [
      ["M22 34c12-10 40-10 52 0v34c-12 8-40 8-52 0z", "#e7dcc4"],
      ["M22 34c12 8 40 8 52 0v8c-12 8-40 8-52 0z", "#d3c4a3"],
      ["M22 52c12 8 40 8 52 0M22 60c12 8 40 8 52 0", "#c4b28d", 1.6],
      ["M26 70v8M34 73v8M42 74v8M50 74v8M58 73v8M66 71v8", "#c4b28d", 2],
    ],
  },
  backpack: {
    ground: "#dfe3d4",
    shapes: [
      ["M38 24c0-12 20-12 20 0", "#3f4a2f", 4],
      ["M26 36c0-10 8-14 22-14s22 4 22 14v36a8 8 0 0 1-8 8H34a8 8 0 0 1-8-8z", "#6d7a4b"],
      ["M32 54h32v20a4 4 0 0 1-4 4H36a4 4 0 0 1-4-4z", "#5a663c"],
      ["M32 60h32", "#d8c79a", 2],
      ["M34 40h28", "#5a663c", 3],
      ["M20 48h6v20h-3a3 3 0 0 1-3-3zM70 48h6v17a3 3 0 0 1-3 3h-3z", "#5a663c"],
    ],
  },
  bottle: {
    ground: "#d9e3dd",
    shapes: [
      floor,
      ["M38 14h20v10H38z", "#20362e"],
      ["M36 24h24v6H36z", "#b8c4be"],
      ["M35 30h26a3 3 0 0 1 3 3v40a5 5 0 0 1-5 5H37a5 5 0 0 1-5-5V33a3 3 0 0 1 3-3z", "#2f5646"],
      ["M38 34v36", "#5d8a77", 3],
    ],
  },
  headphones: {
    ground: "#dcdfe4",
    shapes: [
      ["M24 54c0-40 48-40 48 0", "#3b4048", 5],
      ["M18 52a8 8 0 0 1 8-6h4v26h-4a8 8 0 0 1-8-6zM78 52a8 8 0 0 0-8-6h-4v26h4a8 8 0 0 0 8-6z", "#3b4048"],
      ["M30 46h5v26h-5zM61 46h5v26h-5z", "#8d949e"],
    ],
  },
  board: {
    ground: "#e8dfd3",
    shapes: [
      ["M44 10h8v16h-8z", "#7a4f30"],
      ["M26 24h44a4 4 0 0 1 4 4v50a4 4 0 0 1-4 4H26a4 4 0 0 1-4-4V28a4 4 0 0 1 4-4z", "#8c5c39"],
      ["M30 32h36v42H30z", "#7a4f30", 2],
      ["M36 38c10 4 6 22 2 30M48 36c8 8 2 24 6 34M60 38c-4 10 2 18 0 30", "#a06c45", 1.6],
      [circle(48, 15, 2), "#e8dfd3"],
    ],
  },
  bedding: {
    ground: "#e1e5ea",
    shapes: [
      ["M14 22h68v10H14z", "#a98f73"],
      ["M18 30h26v14H18zM52 30h26v14H52z", "#f5f6f8"],
      ["M14 42h68v30H14z", "#8fa6bb"],
      ["M14 42h68v8H14z", "#b5c6d4"],
      ["M30 50c-3 8 2 14-2 22M54 50c3 8-3 14 1 22", "#7b93a9", 1.6],
      ["M16 72h5v8h-5zM75 72h5v8h-5z", "#a98f73"],
    ],
  },
  sportBottle: {
    ground: "#efdfd8",
    shapes: [
      floor,
      ["M40 18a8 8 0 0 1 16 0", "#33302e", 4],
      ["M38 18h20v10H38z", "#33302e"],
      ["M38 28h20l6 10v35a5 5 0 0 1-5 5H37a5 5 0 0 1-5-5V38z", "#b2553c"],
      ["M32 56h32v6H32z", "#8f4230"],
    ],
  },
  notebook: {
    ground: "#dde1ea",
    shapes: [
      ["M28 16h40a4 4 0 0 1 4 4v56a4 4 0 0 1-4 4H28z", "#2d4168"],
      ["M24 16h6v64h-6z", "#1f2e4c"],
      ["M62 16v64", "#c9a24b", 2.4],
      ["M40 80l0 8l3-3l3 3v-8z", "#b2553c"],
      ["M36 32h18v8H36z", "#e9e4d6"],
    ],
  },
  teapot: {
    ground: "#e0e0da",
    shapes: [
      floor,
      ["M26 48c0-14 36-14 36 0v8c0 24-36 24-36 0z", "#8b908c"],
      ["M62 46l12-8l3 4l-14 16z", "#8b908c"],
      ["M26 46c-14-4-14 20 2 18", "#737874", 4],
      ["M32 39c6-6 18-6 24 0z", "#737874"],
      [circle(44, 32, 3.4), "#737874"],
      ["M62 68h18l-2 8a3 3 0 0 1-3 2h-8a3 3 0 0 1-3-2z", "#a6aaa4"],
    ],
  },
  petBowl: {
    ground: "#e6e5d6",
    shapes: [
      floor,
      ["M26 58h44l4 20h-6l-3-14H31l-3 14h-6z", "#c49a5f"],
      ["M20 42h56l-8 18a6 6 0 0 1-5 3H33a6 6 0 0 1-5-3z", "#fbfaf6"],
      ["M20 42h56l-2 5H22z", "#dcd8cc"],
      ["M40 42c2-8 14-8 16 0z", "#a9714a"],
    ],
  },
  candle: {
    ground: "#ece0d0",
    shapes: [
      floor,
      ["M48 12c6 8 6 14 0 18c-6-4-6-10 0-18z", "#f0b448"],
      ["M48 28v10", "#4a3a2a", 2],
      ["M28 36h40v38a4 4 0 0 1-4 4H32a4 4 0 0 1-4-4z", "#b87b35"],
      ["M28 36h40v10H28z", "#f2e6cc"],
      ["M36 54h24v14H36z", "#f7f1e3"],
      ["M41 59h14M43 63h10", "#8a6a43", 1.4],
    ],
  },
  mat: {
    ground: "#efe2e0",
    shapes: [
      ["M22 64h52v10H22z", "#b67f7d"],
      ["M18 66V36a14 14 0 0 1 28 0v30z", "#c99492"],
      [circle(32, 38, 14), "#c99492"],
      [circle(32, 38, 9), "#b67f7d"],
      [circle(32, 38, 4), "#efe2e0"],
      ["M46 40h28v34H46z", "#c99492"],
      ["M54 40v34M64 40v34", "#b67f7d", 1.4],
    ],
  },
  pendant: {
    ground: "#e6e2da",
    shapes: [
      ["M48 0v24", "#3c3a36", 1.8],
      [circle(48, 52, 28), "#fbf6e9"],
      ["M26 36h44M21 45h54M20 54h56M22 63h52M29 72h38", "#ddd2b8", 1.4],
      ["M42 22h12v5H42z", "#3c3a36"],
    ],
  },
  keyboard: {
    ground: "#dfe2e4",
    shapes: [
      ["M12 34h72a4 4 0 0 1 4 4v24a4 4 0 0 1-4 4H12a4 4 0 0 1-4-4V38a4 4 0 0 1 4-4z", "#f6f3ec"],
      ["M14 40h7v6h-7zM24 40h7v6h-7zM34 40h7v6h-7zM44 40h7v6h-7zM54 40h7v6h-7zM64 40h7v6h-7z", "#cfd3d6"],
      ["M16 48h7v6h-7zM26 48h7v6h-7zM36 48h7v6h-7zM46 48h7v6h-7zM56 48h7v6h-7zM66 48h12v6H66z", "#cfd3d6"],
      ["M14 56h11v5H14zM28 56h34v5H28zM65 56h13v5H65z", "#b9bec2"],
      ["M74 40h5v6h-5z", "#b2553c"],
    ],
  },
  blocks: {
    ground: "#e9e3d4",
    shapes: [
      floor,
      ["M22 58h20v20H22z", "#d9a45f"],
      ["M44 58h20v20H44z", "#7c9a76"],
      ["M32 36h20v20H32z", "#c4694c"],
      ["M62 78a10 10 0 0 1 20 0z", "#5f86a0"],
      ["M32 34l10-16l10 16z", "#e0bd83"],
    ],
  },
  vase: {
    ground: "#e4e6e3",
    shapes: [
      floor,
      ["M46 36c-4-12-2-18-10-24M50 36c2-14 8-14 8-26M48 36V14", "#6f8a5f", 2],
      [circle(36, 13, 4) + circle(48, 12, 4) + circle(58, 11, 4), "#d48a6c"],
      ["M40 34h16v6c0 6 10 10 10 22s-6 16-10 16H40c-4 0-10-4-10-16s10-16 10-22z", "#faf8f3"],
      ["M40 42c-6 8-4 26 0 36M48 42v36M56 42c6 8 4 26 0 36", "#dedad0", 1.8],
    ],
  },
  umbrella: {
    ground: "#dbe0e9",
    shapes: [
      ["M12 50c2-44 70-44 72 0c-6-6-12-6-18 0c-6-6-12-6-18 0c-6-6-12-6-18 0c-6-6-12-6-18 0z", "#27406b"],
      ["M30 50c2-18 8-30 18-33c10 3 16 15 18 33c-6-6-12-6-18 0c-6-6-12-6-18 0z", "#34528a"],
      ["M48 46v28a7 7 0 0 0 14 0", "#3c3a36", 3],
    ],
  },
  scratcher: {
    ground: "#e9e1d2",
    shapes: [
      ["M10 54c6 24 70 24 76 0v16c-8 12-68 12-76 0z", "#b98d58"],
      ["M10 54c10 14 66 14 76 0c-6 24-70 24-76 0z", "#d8b27f"],
      ["M34 50c-4-14 2-20 4-24l6 6h8l6-6c2 4 8 10 4 24c2 6 2 12-2 15H36c-4-3-4-9-2-15z", "#4a4640"],
      [circle(43, 44, 1.7) + circle(53, 44, 1.7), "#f3d27a"],
    ],
  },
  apron: {
    ground: "#ecdfd6",
    shapes: [
      ["M36 12c2 14 22 14 24 0", "#8a4527", 3],
      ["M34 16h5c3 10 15 10 18 0h5l4 20c4 4 8 6 10 8v36H20V44c2-2 6-4 10-8z", "#b5623b"],
      ["M30 54h16v14H30zM50 54h16v14H50z", "#9c5030"],
    ],
  },
  tote: {
    ground: "#e5e1d8",
    shapes: [
      ["M36 40V26a12 12 0 0 1 24 0v14", "#5a3d29", 4],
      ["M22 36h52l4 40a4 4 0 0 1-4 4H22a4 4 0 0 1-4-4z", "#efe6d2"],
      ["M22 36h52l1 7H21z", "#e0d4ba"],
      [circle(48, 60, 9), "#c98b4f"],
    ],
  },
  diffuser: {
    ground: "#ece5d3",
    shapes: [
      floor,
      ["M44 34L34 8M47 34L44 6M50 34L56 6M53 34L66 12", "#a98560", 2],
      ["M42 32h12v10H42z", "#c9a24b"],
      ["M36 42h24a6 6 0 0 1 6 6v26a4 4 0 0 1-4 4H34a4 4 0 0 1-4-4V48a6 6 0 0 1 6-6z", "#f6efd9"],
      ["M30 60h36v14a4 4 0 0 1-4 4H34a4 4 0 0 1-4-4z", "#ecc873"],
      [circle(40, 54, 1.6) + circle(55, 52, 1.6) + circle(48, 56, 1.6), "#e0a53c"],
    ],
  },
};

/** For products without a drawing: a parcel. */
export const plain: Drawing = {
  ground: "#e2e3df",
  shapes: [
    ["M24 34l24-12l24 12v28L48 74L24 62z", "#b9bdb5"],
    ["M24 34l24 12l24-12M48 46v28", "#8f948b", 2],
  ],
};
