// Every column of the file with an example, and the role it plays.
import type { Table } from "../table/table";
import type { Translate } from "../ui/messages";
import { type Role, ROLE_KEYS, ROLES, withRole } from "./roles";

interface Props {
  readonly table: Table;
  readonly roles: readonly Role[];
  readonly onChange: (roles: readonly Role[]) => void;
  readonly t: Translate;
}

const EXAMPLES = 2;

export function Columns({ table: { header, rows }, roles, onChange, t }: Props) {
  return (
    // Scrolls by itself, so a keyboard must be able to reach it.
    <div class="columns" tabIndex={0} role="group" aria-label={t("catalog_columns")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("catalog_column")}</th>
            <th scope="col">{t("catalog_examples")}</th>
            <th scope="col">{t("catalog_role")}</th>
          </tr>
        </thead>
        <tbody>
          {header.map((name, place) => {
            const title = name || t("catalog_column_number", place + 1);
            return (
              <tr key={place}>
                <th scope="row">{title}</th>
                <td class="examples">{examples(rows, place)}</td>
                <td>
                  <select aria-label={t("catalog_role_of", title)} value={roles[place]} class={roles[place] === "none" ? "unused" : ""} onChange={(event) => onChange(withRole(roles, place, event.currentTarget.value as Role))}>
                    {ROLES.map((role) => (
                      <option key={role} value={role}>
                        {t(ROLE_KEYS[role])}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function examples(rows: readonly (readonly string[])[], place: number): string {
  return [...new Set(rows.slice(0, 50).flatMap((row) => row[place] || []))].slice(0, EXAMPLES).join(" · ");
}
