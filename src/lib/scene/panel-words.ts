import { sc } from '#lib/messages/scene/words.ts';
import type { PanelAnswer, PanelProblem } from '#lib/wire/scene.ts';

/** Why a panel cannot be shown, in a line. */
export function problemWords(problem: PanelProblem): string {
	switch (problem.kind) {
		case 'indicator-gone':
			return sc.indicator_gone({ code: problem.code });
		case 'unit-gone':
			return sc.unit_gone({ code: problem.code });
		default:
			return problem satisfies never;
	}
}

/** Why there is nothing new for a panel, in a line. */
export function answerWords(problem: Extract<PanelAnswer, { kind: 'failed' | 'slow' }>): string {
	return problem.kind === 'slow' ? sc.answer_slow({ seconds: problem.afterS }) : sc.answer_failed();
}
