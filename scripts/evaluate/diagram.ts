import type { Bin, Measures } from "./measures.ts";

const SIZE = 360;
const LEFT = 56;
const TOP = 20;

/**
 * A reliability diagram: what share of firings was wanted (up), by the confidence of the automation (to the right). On
 * the diagonal confidence says what comes true; the area of a dot is its share of the firings. Light or dark as the
 * reader's screen is.
 *
 * @param caption a line below the diagram: on what it was measured
 */
export function reliabilityDiagram({ bins, calibrationError }: Measures, caption: string): string {
  const most = Math.max(...bins.map((bin) => bin.firings));
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const grid = ticks.flatMap((tick) => [
    `<path class="grid" d="M${x(tick)} ${y(0)}V${y(1)}M${x(0)} ${y(tick)}H${x(1)}"/>`,
    `<text x="${x(tick)}" y="${y(0) + 18}" text-anchor="middle">${tick}</text>`,
    `<text x="${x(0) - 8}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`,
  ]);
  const line = bins.map((bin, i) => `${i === 0 ? "M" : "L"}${x(bin.said)} ${y(bin.cameTrue)}`).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LEFT + SIZE + 24} ${TOP + SIZE + 88}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-labelledby="title">
<title id="title">Reliability diagram: confidence against the share of firings that were wanted. Calibration error ${calibrationError.toFixed(3)}.</title>
<style>
  text { fill: #3f3f46 } .grid { stroke: #e4e4e7; fill: none } .even { stroke: #a1a1aa; stroke-dasharray: 4 4; fill: none }
  .line { stroke: #2563eb; stroke-width: 2; fill: none } .dot { fill: #2563eb; fill-opacity: .55; stroke: #2563eb }
  @media (prefers-color-scheme: dark) {
    text { fill: #d4d4d8 } .grid { stroke: #3f3f46 } .even { stroke: #71717a }
    .line, .dot { stroke: #60a5fa } .dot { fill: #60a5fa }
  }
</style>
${grid.join("\n")}
<path class="even" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>
<path class="line" d="${line}"/>
${bins.map((bin) => dot(bin, most)).join("\n")}
<text x="${x(0.5)}" y="${y(0) + 40}" text-anchor="middle">confidence said</text>
<text transform="translate(16 ${y(0.5)}) rotate(-90)" text-anchor="middle">share of firings wanted</text>
<text x="${x(0.5)}" y="${y(0) + 62}" text-anchor="middle">${caption}; error by bins ${calibrationError.toFixed(3)}</text>
</svg>
`;
}

function dot({ firings, said, cameTrue }: Bin, most: number): string {
  const radius = 2 + 10 * Math.sqrt(firings / most);
  const title = `<title>${firings} firings: said ${said.toFixed(2)}, came true ${cameTrue.toFixed(2)}</title>`;
  return `<circle class="dot" cx="${x(said)}" cy="${y(cameTrue)}" r="${radius.toFixed(1)}">${title}</circle>`;
}

function x(share: number): number {
  return Math.round((LEFT + share * SIZE) * 10) / 10;
}

function y(share: number): number {
  return Math.round((TOP + (1 - share) * SIZE) * 10) / 10;
}
