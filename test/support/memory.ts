import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

const everyMs = 20;

/** The high-water mark of a process's memory in kB, as Linux keeps it; 0 once it is gone, and on other systems. */
function peakOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Watches a process's memory until `stop`, which returns its peak in kB (0 where the system does not tell). */
export function watchMemory(): { watch: (child: ChildProcess) => void; stop: () => number } {
  let peak = 0;
  let timer: NodeJS.Timeout | undefined;
  return {
    watch: ({ pid }) => {
      if (pid === undefined) return;
      timer = setInterval(() => {
        peak = Math.max(peak, peakOf(pid));
      }, everyMs);
    },
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}
