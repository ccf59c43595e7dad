// A bar chart, drawn by Chart.js, with a table of the same figures. The table is what screen readers and keys use: a canvas
// has no parts to read or to tab to.
import { BarController, BarElement, CategoryScale, Chart, type ChartConfiguration, Legend, LinearScale, Tooltip } from "chart.js";
import { useEffect, useRef } from "preact/hooks";
import { onScheme, type Tone, toneColours } from "./chart-colours";

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Tooltip);

/** One colour of bars. */
export interface BarSeries {
  readonly label: string;
  readonly tone: Tone;
  /** A figure for each category. */
  readonly values: readonly number[];
}

/** What a chart shows. */
export interface BarChartProps {
  /** What the figures are, for the table's caption and for screen readers. */
  readonly title: string;
  /** The words on the switch that shows the table. */
  readonly tableLabel: string;
  /** The head of the table's first column. */
  readonly categoryLabel: string;
  readonly categories: readonly string[];
  readonly series: readonly BarSeries[];
  /** Bars that lie, for long names; else they stand. */
  readonly lying?: boolean;
  /** How a figure is written; as it stands when absent. */
  readonly format?: (value: number) => string;
  /** Makes every bar, and its figure in the table, a way to something. */
  readonly onPick?: (category: number, series: number) => void;
}

const ROW_PX = 30;
const STANDING_PX = 190;
const LEGEND_PX = 62;

/** Stacked bars over their table. */
export function BarChart(props: BarChartProps) {
  const { title, categories, series, lying = false } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const figures = JSON.stringify([lying, categories, series]);
  useEffect(() => {
    let chart: Chart | undefined;
    const draw = (): void => {
      chart?.destroy();
      chart = canvas.current ? new Chart(canvas.current, configuration(latest.current, canvas.current)) : undefined;
    };
    draw();
    const forget = onScheme(draw);
    return () => {
      forget();
      chart?.destroy();
    };
  }, [figures]);
  return (
    <figure class="chart">
      <div class="canvas" style={{ blockSize: `${lying ? categories.length * ROW_PX + LEGEND_PX : STANDING_PX}px` }}>
        <canvas ref={canvas} role="img" aria-label={title} />
      </div>
      <FigureTable {...props} />
    </figure>
  );
}

function FigureTable({ title, tableLabel, categoryLabel, categories, series, format = String, onPick }: BarChartProps) {
  return (
    <details>
      <summary>{tableLabel}</summary>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{categoryLabel}</th>
            {series.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category, row) => (
            <tr key={category}>
              <th scope="row">{category}</th>
              {series.map(({ label, values }, column) => (
                <td key={label}>{onPick && values[row] ? <Pick name={`${category}, ${label}: ${values[row]}`} value={values[row]} onPick={() => onPick(row, column)} /> : format(values[row] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Pick({ name, value, onPick }: { readonly name: string; readonly value: number; readonly onPick: () => void }) {
  return (
    <button type="button" class="quiet" aria-label={name} onClick={onPick}>
      {value}
    </button>
  );
}

function configuration({ categories, series, lying = false, format, onPick }: BarChartProps, canvas: HTMLCanvasElement): ChartConfiguration<"bar"> {
  const colours = toneColours(canvas);
  const names = { stacked: true, grid: { display: false }, border: { color: colours.line }, ticks: { color: colours.ink, autoSkip: !lying } };
  const counts = { stacked: true, beginAtZero: true, grid: { color: colours.line }, border: { display: false }, ticks: { color: colours.soft, ...(format ? { callback: (value: string | number) => format(Number(value)) } : { precision: 0 }) } };
  return {
    type: "bar",
    data: {
      labels: [...categories],
      datasets: series.map(({ label, tone, values }) => ({ label, data: [...values], backgroundColor: colours[tone], borderRadius: 3, maxBarThickness: lying ? 16 : 34 })),
    },
    options: {
      indexAxis: lying ? "y" : "x",
      animation: false,
      maintainAspectRatio: false,
      onClick: (_event, [bar]) => bar && onPick?.(bar.index, bar.datasetIndex),
      onHover: (_event, bars) => {
        canvas.style.cursor = onPick && bars.length > 0 ? "pointer" : "";
      },
      font: { family: getComputedStyle(canvas).fontFamily, size: 12 },
      scales: lying ? { x: counts, y: names } : { x: names, y: counts },
      plugins: {
        ...(format ? { tooltip: { callbacks: { label: ({ dataset, raw }) => `${dataset.label ?? ""}: ${format(Number(raw))}` } } } : {}),
        legend: { display: series.length > 1, position: "bottom", labels: { color: colours.ink, boxWidth: 10, boxHeight: 10, useBorderRadius: true, borderRadius: 2 } },
      },
    },
  };
}
