// Stylesheets of scripts that are fetched when needed, on a page or in a shadow root of the merchant's.

/** Puts a constructable stylesheet on a document or a shadow root; returns what takes it off. Where that cannot be, all is plain, and works. */
export function adopt(scope, sheet) {
  try {
    scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
    return () => {
      scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  } catch {
    return undefined;
  }
}
