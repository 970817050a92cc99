import { pathToFileURL } from 'node:url';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';

/** Where Stryker's instrumented code looks for the mutant in force and counts what was reached. */
globalThis.__stryker__ ??= {};
const state = globalThis.__stryker__;

/**
 * Runs the tests in this process, from one bundle that was loaded once: a mutant costs milliseconds and not the start of a test
 * runner. Stryker's own runner for vitest takes hours for the same tests.
 */
class InProcessRunner {
  static inject = [];
  #tests = [];
  #loads = 0;

  capabilities() {
    return { reloadEnvironment: true };
  }
  async init() {}
  async dispose() {}

  /** A fresh copy of everything: what a module makes of itself while it loads may be mutated too. */
  async #load() {
    this.#loads += 1;
    globalThis.__tests__ = [];
    await import(`${pathToFileURL('reports/tests/all.js').href}?load=${this.#loads}`);
    this.#tests = globalThis.__tests__;
  }

  async #run(tests, bail) {
    const results = [];
    for (const { id, body } of tests) {
      const began = performance.now();
      state.currentTestId = id;
      const failure = await body().then(
        () => null,
        (error) => String(error?.message ?? error),
      );
      const timeSpentMs = performance.now() - began;
      const common = { id, name: id, timeSpentMs };
      results.push(
        failure === null
          ? { ...common, status: TestStatus.Success }
          : { ...common, status: TestStatus.Failed, failureMessage: failure },
      );
      if (failure !== null && bail) break;
    }
    state.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests: results };
  }

  async dryRun() {
    state.mutantCoverage = { static: {}, perTest: {} };
    await this.#load();
    const result = await this.#run(this.#tests, false);
    return { ...result, mutantCoverage: state.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, disableBail, hitLimit, reloadEnvironment, mutantActivation }) {
    state.mutantCoverage = undefined;
    state.hitLimit = hitLimit;
    state.hitCount = hitLimit === undefined ? undefined : 0;
    state.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
    try {
      if (reloadEnvironment || this.#loads === 0) await this.#load();
    } catch (error) {
      return toMutantRunResult({ status: DryRunStatus.Error, errorMessage: String(error) });
    }
    state.activeMutant = activeMutant.id;
    const chosen = testFilter === undefined ? null : new Set(testFilter);
    const result = await this.#run(
      this.#tests.filter(({ id }) => chosen === null || chosen.has(id)),
      !disableBail,
    );
    state.activeMutant = undefined;
    return toMutantRunResult(determineHitLimitReached(state.hitCount, hitLimit) ?? result);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
