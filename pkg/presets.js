// Looks to begin with: each is what `appearance.preset` takes, and nothing but an `Appearance`.

/** As Xendit's own SDK looks. */
export const xendit = {
  theme: "light",
  variables: {
    "--xendit-font-family": "sans-serif",
    "--xendit-color-primary": "#1762ee",
    "--xendit-color-text": "#252525",
    "--xendit-color-text-secondary": "#585858",
    "--xendit-color-text-placeholder": "#6b6b6b",
    "--xendit-color-danger": "#c4303c",
  },
};

/** Dark blue, for pages that are always dark. */
export const night = {
  theme: "dark",
  variables: {
    "--xendit-color-primary": "#8ab4ff",
    "--xendit-color-border": "#4a5568",
    "--xendit-color-background": "#10151f",
    "--xendit-radius-1": "4px",
  },
};

/** Round and green. */
export const soft = {
  theme: "light",
  variables: {
    "--xendit-color-primary": "#0b7a63",
    "--xendit-color-text": "#1d2a27",
    "--xendit-color-text-secondary": "#55645f",
    "--xendit-color-border": "#c3d0cb",
    "--xendit-radius-1": "16px",
    "--xendit-card-shadow": "0 8px 32px #0b7a6322",
  },
};

/** Square, black on white; changes come at once, and only what waits turns. */
export const sharp = {
  theme: "light",
  variables: {
    "--xendit-color-primary": "#111",
    "--xendit-color-text": "#111",
    "--xendit-color-border": "#111",
    "--xendit-radius-1": "0px",
    "--xendit-focus-shadow": "3px 3px 0 #111",
    "--xendit-animation-duration": "0s",
  },
};
