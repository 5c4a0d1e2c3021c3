// Working once, and keys that stay the same.
import { idempotencyKey, memoryClaims, once } from "xendit-components-wasm/server";
import { assert } from "chai";

export default {
  async what_comes_twice_is_done_once() {
    const claims = memoryClaims();
    let done = 0;
    const work = () => (done += 1);
    assert.deepEqual([await once(claims, "a", work), await once(claims, "a", work), await once(claims, "b", work)], [true, false, true]);
    assert.equal(done, 2);
  },

  async what_comes_twice_at_once_is_done_once() {
    const claims = memoryClaims();
    let done = 0;
    const work = async () => {
      await Promise.resolve();
      done += 1;
    };
    assert.sameMembers(await Promise.all([once(claims, "a", work), once(claims, "a", work)]), [true, false]);
    assert.equal(done, 1);
  },

  async what_failed_can_be_tried_again_and_its_failure_is_told() {
    const claims = memoryClaims();
    const failure = new Error("no parcels left");
    assert.equal(await once(claims, "a", () => Promise.reject(failure)).catch((error) => error), failure);
    assert.isTrue(await once(claims, "a", () => {}));
  },

  async a_database_is_asked_and_answered() {
    const asked = [];
    const claims = { claim: async (key) => asked.push(`claim ${key}`) > 0, release: async (key) => void asked.push(`release ${key}`) };
    await once(claims, "a", () => {});
    await once(claims, "b", () => Promise.reject(new Error("?"))).catch(() => {});
    assert.deepEqual(asked, ["claim a", "claim b", "release b"]);
  },

  memory_has_an_end_and_forgets_the_oldest() {
    const claims = memoryClaims(2);
    for (const key of ["a", "b", "c"]) assert.isTrue(claims.claim(key));
    assert.isFalse(claims.claim("b"));
    assert.isTrue(claims.claim("a"));
  },

  async a_key_is_the_same_for_the_same_parts_and_fits_xendits_header() {
    const key = await idempotencyKey("customer", "7");
    // printf '["customer","7"]' | sha256sum
    assert.equal(key, "693af0a8c3451b89abcdeaa6a773ef254c091dd8da749bf243271e5e8517ddbe");
    assert.isAtMost(key.length, 100);
    assert.notEqual(await idempotencyKey("customer7"), key);
    assert.notEqual(await idempotencyKey("customer", "", "7"), key);
  },
};
