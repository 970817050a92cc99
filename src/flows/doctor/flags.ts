import type { Level } from '../../core/attempt.ts';
import type { CheckId } from '../../core/doctor.ts';

/** The flags of `doctor`, read and checked by the command line. */
export type DoctorFlags = {
  fix: boolean;
  /** Run these alone; empty: all. */
  only: readonly CheckId[];
  skip: readonly CheckId[];
  staged: boolean;
  level: Level;
};
