/**
 * An entry of automations.yaml as Home Assistant's automation editor takes it: without the list's dash and without the
 * id, which the editor gives itself.
 *
 * @param entry one entry, `- id: …` and every further line indented by two spaces
 */
export function editorYaml(entry: string): string {
  return entry
    .split("\n")
    .map((line) => line.slice(2))
    .filter((line) => !line.startsWith("id: "))
    .join("\n");
}
