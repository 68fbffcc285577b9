"use client";

import { Collapsible } from "@base-ui/react/collapsible";
import type { HomeView } from "@routinely/api";
import { ChevronRight } from "lucide-react";
import { type FormEvent, useState, useTransition } from "react";
import { addHome, updateHome } from "#actions/homes.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/field.tsx";
import { toast } from "#components/ui/toast.tsx";
import { trpc } from "#lib/trpc.ts";

const PLACE_FIELDS = ["timeZone", "latitude", "longitude"];

/** Adds a home, or changes the one that is given. */
export function HomeDialog(props: { home?: HomeView; open: boolean; onOpenChange: (open: boolean) => void }) {
  const { home, open, onOpenChange } = props;
  const utils = trpc.useUtils();
  const [problem, setProblem] = useState<{ field: string | undefined; message: string }>();
  const [place, setPlace] = useState(false);
  const [pending, startTransition] = useTransition();
  const demo = home?.source.kind === "demo";
  const recorder = home?.source.kind === "recorder" ? home.source : undefined;
  const formId = `home-${home?.id ?? "new"}`;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { source, ...about } = inputOf(new FormData(event.currentTarget));
    startTransition(async () => {
      const result = home
        ? await updateHome({ id: home.id, ...about, ...(!demo && { source }) })
        : await addHome({ ...about, source });
      if (!result.ok) {
        setPlace(place || PLACE_FIELDS.includes(result.field ?? ""));
        return setProblem({ field: result.field, message: result.error });
      }
      setProblem(undefined);
      toast.success(home ? "Saved" : `${result.data.name} was added`);
      onOpenChange(false);
      await utils.home.invalidate();
    });
  }

  const field = (name: string) => ({
    id: `${formId}-${name}`,
    name,
    error: problem?.field === name ? problem.message : undefined,
  });
  const atField = [
    "name",
    "source.recorderPath",
    "source.automationsPath",
    "source.registryPath",
    ...PLACE_FIELDS,
  ].includes(problem?.field ?? "");

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={home ? "Edit this home" : "Add a home"}
      description={
        home
          ? "Changes count from the next analysis on."
          : "Routinely reads the recorder database that Home Assistant keeps. It never changes it, also while Home Assistant runs."
      }
      footer={
        <>
          {problem && !atField && (
            <p role="alert" className="mr-auto max-w-64 text-danger text-sm">
              {problem.message}
            </p>
          )}
          <Button onClick={() => onOpenChange(false)}>Not now</Button>
          <Button type="submit" form={formId} variant="primary" disabled={pending}>
            {pending ? "Looking at it…" : home ? "Save" : "Add home"}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid grid-cols-1 gap-5">
        <TextField
          {...field("name")}
          data-initial-focus
          label="Name"
          placeholder="Home"
          required
          maxLength={100}
          defaultValue={home?.name}
        />
        {!demo && (
          <>
            <TextField
              {...field("source.recorderPath")}
              label="Recorder database"
              hint="The whole path on this computer."
              placeholder="/config/home-assistant_v2.db"
              required
              autoComplete="off"
              spellCheck={false}
              defaultValue={recorder?.recorderPath}
            />
            <TextField
              {...field("source.automationsPath")}
              label="Automations (optional)"
              hint="So that nothing is suggested that you already have."
              placeholder="/config/automations.yaml"
              autoComplete="off"
              spellCheck={false}
              defaultValue={recorder?.automationsPath}
            />
            <TextField
              {...field("source.registryPath")}
              label="Names and areas (optional)"
              hint="A JSON file with Home Assistant’s entity, device and area registries."
              placeholder="/config/registry.json"
              autoComplete="off"
              spellCheck={false}
              defaultValue={recorder?.registryPath}
            />
          </>
        )}
        <Collapsible.Root open={place} onOpenChange={setPlace}>
          <Collapsible.Trigger className="group flex items-center gap-1.5 rounded-lg font-medium text-muted text-sm hover:text-ink">
            <ChevronRight className="size-4 transition-transform group-data-panel-open:rotate-90" aria-hidden />
            Where it is
          </Collapsible.Trigger>
          <Collapsible.Panel className="mt-4 grid grid-cols-1 gap-4">
            {!home && <p className="text-muted text-xs">Read from Home Assistant when left empty.</p>}
            <TextField
              {...field("timeZone")}
              label="Time zone"
              placeholder="Europe/Amsterdam"
              defaultValue={home?.timeZone}
            />
            <div className="grid grid-cols-2 gap-4">
              <TextField
                {...field("latitude")}
                label="Latitude"
                type="number"
                step="any"
                min={-90}
                max={90}
                defaultValue={home?.latitude}
              />
              <TextField
                {...field("longitude")}
                label="Longitude"
                type="number"
                step="any"
                min={-180}
                max={180}
                defaultValue={home?.longitude}
              />
            </div>
          </Collapsible.Panel>
        </Collapsible.Root>
      </form>
    </Dialog>
  );
}

/** What was typed; fields left empty are left out. */
function inputOf(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const [automationsPath, registryPath] = [text("source.automationsPath"), text("source.registryPath")];
  return {
    name: text("name"),
    source: {
      kind: "recorder" as const,
      recorderPath: text("source.recorderPath"),
      ...(automationsPath && { automationsPath }),
      ...(registryPath && { registryPath }),
    },
    ...(text("timeZone") && { timeZone: text("timeZone") }),
    ...(text("latitude") && { latitude: Number(text("latitude")) }),
    ...(text("longitude") && { longitude: Number(text("longitude")) }),
  };
}
