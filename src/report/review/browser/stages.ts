import type { Step } from "../../../provenance/record.js";
import { applySteps } from "../../../provenance/steps.js";

/** What a span has become after a kind of step, and which parts are new in it. */
export interface Stage {
  readonly name: string;
  readonly text: string;
  /** Half-open ranges of `text`, sorted. */
  readonly changed: readonly (readonly [start: number, end: number])[];
}

/** An edit in the decoded text. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly to: string;
  readonly name: string;
}

/** The order in which a reader understands them best; the steps themselves come from left to right. */
const NAMES = ["Ligatures", "Spacing", "Letters", "Reader", "Escaped for Markdown"] as const;

/** The way from a raw text to its reading, by kinds of steps: decoded, ligatures, spacing, letters. */
export function stagesOf(raw: string, steps: readonly Step[]): Stage[] {
  const firstRepair = steps.findIndex(({ stage }) => stage !== "decode");
  const decoding = firstRepair < 0 ? steps : steps.slice(0, firstRepair);
  const repairs = firstRepair < 0 ? [] : steps.slice(firstRepair);
  const decoded = applySteps(raw, decoding);
  const stages: Stage[] = decoding.length > 0 ? [{ name: "Decoded", text: decoded, changed: [] }] : [];
  const result = applySteps(decoded, repairs);
  const edits = independentEdits(repairs);
  if (!edits || stageOf("", decoded, edits).text !== result) {
    return [...stages, { name: "Repaired", text: result, changed: [] }];
  }
  for (const name of NAMES) {
    if (!edits.some((edit) => edit.name === name)) continue;
    const done = edits.filter(
      (edit) => NAMES.indexOf(edit.name as (typeof NAMES)[number]) <= NAMES.indexOf(name),
    );
    stages.push(stageOf(name, decoded, done));
  }
  return stages;
}

function nameOf({ stage, rule }: Step): string {
  if (stage === "markdown") return "Escaped for Markdown";
  if (rule === "reader") return "Reader";
  if (rule.includes("ligature")) return "Ligatures";
  return rule.includes("blank") ? "Spacing" : "Letters";
}

/** The steps in offsets of the text before all of them; undefined where one changes what another left. */
function independentEdits(steps: readonly Step[]): Edit[] | undefined {
  const done: { readonly at: number; readonly edit: Edit }[] = [];
  for (const step of steps) {
    let growth = 0;
    for (const { at, edit } of done) {
      const end = at + edit.to.length;
      const touches = step.start < end && at < step.end;
      if (touches) return undefined;
      if (end <= step.start) growth += edit.to.length - (edit.end - edit.start);
    }
    const size = step.to.length - (step.end - step.start);
    const moved = done.map((entry) => (entry.at >= step.end ? { ...entry, at: entry.at + size } : entry));
    const edit = { start: step.start - growth, end: step.end - growth, to: step.to, name: nameOf(step) };
    done.splice(0, done.length, ...moved, { at: step.start, edit });
  }
  return done.map(({ edit }) => edit).sort((a, b) => a.start - b.start || a.end - b.end);
}

function stageOf(name: string, decoded: string, edits: readonly Edit[]): Stage {
  let text = "";
  let written = 0;
  const changed: [number, number][] = [];
  for (const edit of edits) {
    text += decoded.slice(written, edit.start);
    if (edit.name === name) changed.push([text.length, text.length + edit.to.length]);
    text += edit.to;
    written = edit.end;
  }
  return { name, text: text + decoded.slice(written), changed };
}
