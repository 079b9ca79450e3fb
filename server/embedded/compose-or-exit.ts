import { startProblem } from '../start-problem.ts';
import { compose } from './compose.ts';
import type { Composed, ComposeOptions } from './compose.ts';

/** What stands in the way of the start ends the process with words, a bug with its stack. */
export async function composeOrExit(options: ComposeOptions): Promise<Composed> {
	try {
		return await compose(options);
	} catch (error) {
		const problem = startProblem(error, options.settings);
		if (problem === null) throw error;
		console.error(problem);
		process.exit(1);
	}
}
