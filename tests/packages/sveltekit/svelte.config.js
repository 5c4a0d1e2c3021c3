// Every page is rendered when the shop is built.
import adapter from "@sveltejs/adapter-static";

export default { kit: { adapter: adapter() } };
