/** What all forms of a device have in common: who did it, mistakes beside their fields, and what was typed kept. */
import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { parseWords, type Fault, type FaultKind } from '#lib/wire/device-fields.ts';
import type { Changed, Deed } from '#lib/wire/registry.ts';
import { isDatabaseAway } from '../../away.ts';
import { keepName } from '../../cookies.ts';

export type FormProblem = {
	readonly action: string;
	readonly notice: 'refused' | 'gone' | 'away';
	readonly values: Readonly<Record<string, string>>;
	readonly faults: Readonly<Record<string, FaultKind>>;
};

export type Asked =
	| { readonly kind: 'refused'; readonly faults: readonly Fault[] }
	| { readonly kind: 'asked'; readonly run: (deed: Deed) => Promise<Changed> };

type Form = {
	readonly action: string;
	/** What was typed, as what is to be done. A field that is missing is empty. */
	readonly ask: (value: (field: string) => string) => Asked;
	/** Where to go then. */
	readonly next: (changed: 'changed' | 'unchanged') => string;
};

const STATUS = { refused: 400, gone: 409, away: 503 } as const;

export async function acted(
	event: RequestEvent,
	{ action, ask, next }: Form,
): Promise<ActionFailure<FormProblem>> {
	const values: Record<string, string> = {};
	for (const [field, value] of await event.request.formData()) {
		if (typeof value === 'string') values[field] = value;
	}
	const problem = (notice: FormProblem['notice'], faults: readonly Fault[] = []) => {
		// Of several mistakes of a field the first is told.
		const told = faults.toReversed().map(({ field, fault }) => [field, fault] as const);
		return fail(STATUS[notice], { action, notice, values, faults: Object.fromEntries(told) });
	};
	const who = parseWords('by', values['by'] ?? '');
	const asked = ask((field) => values[field] ?? '');
	const faults = [...who.faults, ...(asked.kind === 'refused' ? asked.faults : [])];
	if (faults.length > 0 || asked.kind === 'refused') return problem('refused', faults);
	keepName(event, who.text);
	let changed: Changed;
	try {
		changed = await asked.run({ by: who.text, now: Date.now() });
	} catch (thrown) {
		if (!isDatabaseAway(thrown)) throw thrown;
		return problem('away');
	}
	if (changed.kind === 'refused') return problem('refused', changed.faults);
	if (changed.kind === 'gone') return problem('gone');
	redirect(303, next(changed.kind));
}
