/** The tests that stand for the mutated files: tables over pure functions. */
import '../core/caught.test.ts';
import '../core/causes/facts.test.ts';
import '../core/causes/interpret.test.ts';
import '../core/causes/json-text.test.ts';
import '../core/causes/judge.test.ts';
import '../core/causes/met-replies.test.ts';
import '../core/causes/network.test.ts';
import '../core/causes/page.test.ts';
import '../core/causes/recognise.test.ts';
import '../core/causes/shapes.test.ts';
import '../core/causes/success.test.ts';
import '../core/causes/variants.test.ts';
import '../core/causes/waits.test.ts';
import '../core/key/clean.test.ts';
import '../core/key/judge.test.ts';
import '../core/key/kind.test.ts';
import '../core/retry.test.ts';
