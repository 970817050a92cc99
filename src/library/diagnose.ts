import { verdictOfCaught } from '../core/caught.ts';
import type { Diagnosis } from '../core/report.ts';
import { en } from '../words/en/index.ts';
import { diagnosisOf } from '../words/render.ts';

/**
 * Names the cause of an error that a program caught: an error of the openai SDK (any major), a fetch TypeError, something
 * like a Response, or a parsed error body. Never throws; what it cannot tell is `unknown`. Sentences are English.
 */
export const diagnose = (error: unknown): Diagnosis => diagnosisOf(verdictOfCaught(error), en);
