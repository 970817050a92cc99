/** One request to a practice platform, and what left in answer. */
export type Exchange = {
  method: string;
  /** Without the query. */
  path: string;
  query: string;
  asked: string;
  status: number;
  /** The answer's content type. */
  type: string;
  given: string;
  /** Whether the answer left to its end. */
  whole: boolean;
  /** The test file it came from, where it was one. */
  by?: string;
};

export function tap(sink: (exchange: Exchange) => void): () => void;
