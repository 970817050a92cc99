/** What one project used of one model on one day. */
export type Line = {
  day: number;
  project: string;
  model: string;
  key: string;
  requests: number;
  input: number;
  output: number;
  usd: number;
};

const secondsADay = 86_400;
const most = 2000;

/** Counts usage by day, project, key and model for the usage and cost endpoints, and requests by minute for rate limits. */
export class Meter {
  readonly #lines = new Map<string, Line>();
  readonly #minutes = new Map<string, { minute: number; requests: number; tokens: number }>();

  /** Notes one answered request. `now` in Unix seconds. */
  add(now: number, what: Pick<Line, 'project' | 'model' | 'key' | 'input' | 'output' | 'usd'>): void {
    const day = now - (now % secondsADay);
    const id = `${day} ${what.project} ${what.key} ${what.model}`;
    let line = this.#lines.get(id);
    if (!line) {
      if (this.#lines.size >= most) return;
      line = { ...what, day, requests: 0, input: 0, output: 0, usd: 0 };
      this.#lines.set(id, line);
    }
    line.requests += 1;
    line.input += what.input;
    line.output += what.output;
    line.usd += what.usd;
    const minute = this.minute(now, what.project, what.model);
    minute.requests += 1;
    minute.tokens += what.input + what.output;
  }

  /** What was used in the present minute. */
  minute(now: number, project: string, model: string): { minute: number; requests: number; tokens: number } {
    const id = `${project} ${model}`;
    const minute = Math.floor(now / 60);
    const known = this.#minutes.get(id);
    if (known?.minute === minute) return known;
    const fresh = { minute, requests: 0, tokens: 0 };
    this.#minutes.set(id, fresh);
    return fresh;
  }

  lines(): Line[] {
    return [...this.#lines.values()];
  }
}
