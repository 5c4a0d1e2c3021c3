// Looks to begin with: each is what `appearance.preset` takes.
import type { Appearance } from "./index.js";

/** An appearance that begins with nothing. */
export type Preset = Omit<Appearance, "preset">;

/** As Xendit's own SDK looks: blue on white, the browser's sans-serif. */
export const xendit: Preset;
/** Dark blue, for pages that are always dark. */
export const night: Preset;
/** Round and green, on white. */
export const soft: Preset;
/** Square, black on white; changes come at once, and only what waits turns. */
export const sharp: Preset;
