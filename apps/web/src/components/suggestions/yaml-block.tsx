"use client";

import { Check, Copy, Download } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { toast } from "#components/ui/toast.tsx";

const SHOWN_MS = 2000;

/** YAML to read, to copy, or to keep as a file. */
export function YamlBlock({ yaml, fileName, label }: { yaml: string; fileName: string; label: string }) {
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(yaml);
      setCopied(true);
      toast.success("Copied");
      setTimeout(() => setCopied(false), SHOWN_MS);
    } catch {
      toast.error("This browser does not let the page copy", "Select the text and copy it yourself, or download it.");
    }
  }

  function download() {
    const url = URL.createObjectURL(new Blob([yaml], { type: "application/yaml" }));
    const link = Object.assign(document.createElement("a"), { href: url, download: fileName });
    link.click();
    URL.revokeObjectURL(url);
  }

  return (
    <div className="overflow-hidden rounded-2xl border border-line bg-sunken">
      <div className="flex items-center justify-between gap-2 border-line border-b py-2 pr-2 pl-4">
        <span className="truncate text-muted text-xs">{fileName}</span>
        <span className="flex gap-1">
          <Button variant="quiet" size="sm" onClick={copy}>
            {copied ? <Check className="size-3.5" aria-hidden /> : <Copy className="size-3.5" aria-hidden />}
            Copy
          </Button>
          <Button variant="quiet" size="sm" onClick={download}>
            <Download className="size-3.5" aria-hidden /> Download
          </Button>
        </span>
      </div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: so that the keyboard can scroll it
        tabIndex={0}
        aria-label={label}
        className="max-h-96 overflow-auto rounded-b-2xl p-4 focus-visible:-outline-offset-2"
      >
        <pre className="font-mono text-[12.5px] leading-relaxed">{yaml}</pre>
      </section>
    </div>
  );
}
