// Tells whether a page, as it stands, is one to be inspected, and inspects it: axe-core, by the rules of WCAG 2.2 AA.
const inspector = {
  /** What the page looks like, told by its width and its structure: ids, addresses and figures differ from run to run. */
  look() {
    const roots = [...document.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot).filter(Boolean);
    const html = document.documentElement.getHTML({ shadowRoots: roots });
    const own = /\s(?:src|href|id|for|name|value|style|points|d|aria-(?:labelledby|describedby|controls))="[^"]*"/g;
    return `${innerWidth} ${html.replace(own, "").replace(/\b[\w-]*\d[\w-]*/g, "0")}`;
  },

  /** Resolves with the violations, one line for each element, once nothing moves that comes to rest. */
  async inspect(rules) {
    await rest();
    // The frames in it are inspected by themselves: other origins' would not answer.
    const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"], iframes: false });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`),
    );
  },
};
