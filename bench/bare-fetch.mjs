// What `verify` is compared with: the same request by Node's own fetch, and nothing else.
const answer = await fetch(`${process.env.BENCH_URL}/responses`, {
  method: 'POST',
  headers: { authorization: `Bearer ${process.env.BENCH_KEY}`, 'content-type': 'application/json' },
  body: JSON.stringify({
    model: 'gpt-6-luna',
    input: 'Say ok.',
    max_output_tokens: 16,
    store: false,
    reasoning: { effort: 'none' },
  }),
});
const { object } = await answer.json();
if (object !== 'response') process.exitCode = 1;
