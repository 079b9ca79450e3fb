/** What forms that change something have in common: who did it, mistakes beside their fields, and what was typed kept. */
import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { parseWords, type FaultKind } from '#lib/wire/device-fields.ts';
import type { Changed, Deed } from '#lib/wire/registry.ts';
import { isDatabaseAway } from './away.ts';
import { keepName } from './cookies.ts';

export type FormProblem<Kind extends string = FaultKind> = {
	readonly action: string;
	readonly notice: 'refused' | 'gone' | 'away';
	readonly values: Readonly<Record<string, string>>;
	readonly faults: Readonly<Record<string, Kind | FaultKind>>;
};

type FormFault<Kind> = { readonly field: string; readonly fault: Kind };
type Refused<Kind> = { readonly kind: 'refused'; readonly faults: readonly FormFault<Kind>[] };
type Gone = { readonly kind: 'gone' };

export type Asked<Kind extends string = FaultKind, Answer extends { kind: string } = Changed> =
	| Refused<Kind>
	| {
			readonly kind: 'asked';
			readonly run: (deed: Deed) => Promise<Answer | Gone | Refused<Kind>>;
	  };

type Form<Kind extends string, Answer extends { kind: string }> = {
	readonly action: string;
	/** What was typed, as what is to be done. A field that is missing is empty. */
	readonly ask: (value: (field: string) => string) => Asked<Kind, Answer>;
	/** Where to go then. */
	readonly next: (done: Exclude<Answer, Gone | Refused<Kind>>) => string;
};

const STATUS = { refused: 400, gone: 409, away: 503 } as const;

export async function acted<
	Kind extends string = FaultKind,
	Answer extends { kind: string } = Changed,
>(
	event: RequestEvent,
	{ action, ask, next }: Form<Kind, Answer>,
): Promise<ActionFailure<FormProblem<Kind>>> {
	const values: Record<string, string> = {};
	for (const [field, value] of await event.request.formData()) {
		if (typeof value === 'string') values[field] = value;
	}
	const problem = (
		notice: FormProblem['notice'],
		faults: readonly FormFault<Kind | FaultKind>[] = [],
	) => {
		// Of several mistakes of a field the first is told.
		const told = faults.toReversed().map(({ field, fault }) => [field, fault] as const);
		return fail(STATUS[notice], { action, notice, values, faults: Object.fromEntries(told) });
	};
	const who = parseWords('by', values['by'] ?? '');
	const asked = ask((field) => values[field] ?? '');
	const faults = [...who.faults, ...(asked.kind === 'refused' ? asked.faults : [])];
	if (faults.length > 0 || asked.kind === 'refused') return problem('refused', faults);
	keepName(event, who.text);
	let answer: Answer | Gone | Refused<Kind>;
	try {
		answer = await asked.run({ by: who.text, now: Date.now() });
	} catch (thrown) {
		if (!isDatabaseAway(thrown)) throw thrown;
		return problem('away');
	}
	if (isRefused(answer)) return problem('refused', answer.faults);
	if (answer.kind === 'gone') return problem('gone');
	redirect(303, next(answer as Exclude<Answer, Gone | Refused<Kind>>));
}

function isRefused<Kind>(answer: { readonly kind: string }): answer is Refused<Kind> {
	return answer.kind === 'refused';
}
