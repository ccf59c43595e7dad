// A row of the file as a job for the writer.
import type { Job, Lang, Product } from "../schema/index";
import type { Role } from "./roles";
import type { CatalogTask, Row, Run } from "./run";

/** The job of one task. The same row and try give the same job, so that a run that was broken off goes on as it would have. */
export function jobOf(run: Run, row: Row, task: CatalogTask, locale: Lang): Job {
  const { lang, platform, tone, length, candidates } = run.settings;
  return {
    id: `${run.id}-${row.place}-${task}-${row.tries}`,
    task,
    lang,
    locale,
    candidates,
    tone,
    length,
    ...(platform ? { platform } : {}),
    product: productOf(run.roles, run.header, row.cells),
  };
}

/** What a row says about its product. */
export function productOf(roles: readonly Role[], header: readonly string[], cells: readonly string[]): Product {
  const all = (role: Role): string[] => roles.flatMap((one, place) => (one === role && cells[place] ? [cells[place]] : []));
  const first = (role: Role): string | undefined => all(role)[0];
  const attributes = Object.fromEntries([
    ...roles.flatMap((role, place) => (role === "attribute" && cells[place] ? [[header[place] ?? "", cells[place]] as const] : [])),
    ...all("attributes").flatMap(listedAttributes),
  ]);
  const tags = all("tags").flatMap((cell) => cell.split(/[,，;；|、]/).map((tag) => tag.trim()).filter(Boolean));
  const existing = { title: first("title"), description: first("description") };
  return stripped({
    name: first("name") ?? existing.title ?? "",
    brand: first("brand"),
    category: first("category"),
    price: first("price"),
    audience: first("audience"),
    notes: all("notes").join("\n") || undefined,
    attributes: Object.keys(attributes).length > 0 ? attributes : undefined,
    tags: tags.length > 0 ? tags : undefined,
    existing: existing.title || existing.description ? stripped(existing) : undefined,
  });
}

/** The text that the row has already for a task, or an empty string. */
export function existingText(roles: readonly Role[], cells: readonly string[], task: CatalogTask): string {
  const place = task === "title" || task === "description" ? roles.indexOf(task) : -1;
  return cells[place] ?? "";
}

/** "Color: white; Material=oak" in one cell. A part without a name is left out: a fact needs one. */
function listedAttributes(cell: string): (readonly [string, string])[] {
  return cell.split(/[;；\n|]/).flatMap((part) => {
    const [, name = "", value = ""] = /^([^:：=]{1,60})[:：=](.+)$/s.exec(part.trim()) ?? [];
    return name.trim() && value.trim() ? [[name.trim(), value.trim()] as const] : [];
  });
}

/** A job says nothing of what is not there. */
function stripped<T extends object>(whole: { [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as T;
}
