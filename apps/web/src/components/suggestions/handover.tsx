import type { SuggestionView } from "@routinely/api";
import { Tabs } from "#components/ui/tabs.tsx";
import { editorYaml } from "#lib/editor-yaml.ts";
import { YamlBlock } from "./yaml-block.tsx";

/** Hands an accepted automation over: how it gets into Home Assistant, by either of the two ways. */
export function Handover({ suggestion }: { suggestion: SuggestionView }) {
  const { yaml, title, evidence } = suggestion;
  const changed = evidence.changes?.alias;
  const name = fileNameOf(title);
  return (
    <section aria-labelledby="handover" className="card border-accent p-6 sm:p-7">
      <h2 id="handover" className="font-semibold text-xl tracking-tight">
        {changed ? `Change “${changed}” in Home Assistant` : "Add it to Home Assistant"}
      </h2>
      <p className="mt-1 mb-5 text-muted leading-relaxed">Two minutes, and it runs by itself from then on.</p>
      <Tabs
        label="Ways to add it"
        tabs={[
          {
            id: "editor",
            name: "In the app",
            content: (
              <div className="grid grid-cols-1 gap-5">
                <Steps
                  steps={[
                    "Copy the automation below.",
                    <>
                      In Home Assistant, open <b>Settings → Automations &amp; scenes</b>, and choose{" "}
                      {changed ? (
                        <b>{changed}</b>
                      ) : (
                        <>
                          <b>Create automation</b>, then <b>Create new automation</b>
                        </>
                      )}
                      .
                    </>,
                    <>
                      In the menu <b>⋮</b> at the top right choose <b>Edit in YAML</b>, replace what is there by what
                      you copied, and <b>Save</b>.
                    </>,
                  ]}
                />
                <YamlBlock
                  yaml={editorYaml(yaml)}
                  fileName={`${name}.yaml`}
                  label="Automation as YAML for the editor"
                />
              </div>
            ),
          },
          {
            id: "file",
            name: "In automations.yaml",
            content: (
              <div className="grid grid-cols-1 gap-5">
                <Steps
                  steps={[
                    <>
                      {changed ? `Put this in the place of “${changed}” in ` : "Add this to the end of "}
                      <code className="rounded bg-sunken px-1.5 py-0.5 text-[13px]">automations.yaml</code>.
                    </>,
                    <>
                      In Home Assistant, open <b>Developer tools → YAML</b> and reload <b>Automations</b>.
                    </>,
                  ]}
                />
                <YamlBlock yaml={yaml} fileName={`${name}.yaml`} label="Automation as an entry of automations.yaml" />
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}

/** e.g. `kitchen-ceiling-on-at-6-45` */
export function fileNameOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
}

function Steps({ steps }: { steps: React.ReactNode[] }) {
  return (
    <ol className="grid grid-cols-1 gap-3">
      {steps.map((step, index) => (
        <li key={index} className="flex gap-3 text-sm leading-relaxed">
          <span className="tabular flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent-strong text-xs">
            {index + 1}
          </span>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  );
}
