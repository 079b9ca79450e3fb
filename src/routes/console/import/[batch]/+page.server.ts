import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.ts';
import { parseWords, type FaultKind } from '#lib/wire/device-fields.ts';
import { away, isDatabaseAway } from '../../away.ts';
import { keepName } from '../../cookies.ts';
import { batchIn } from './batch-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { services }, params, url }) => {
	const batchId = batchIn(params);
	const entry = batchId === null ? null : await away(services.reports.find(batchId));
	if (!entry) error(404, m.error_not_found());
	const count = (name: string) => Math.max(0, Math.floor(Number(url.searchParams.get(name))) || 0);
	const done = url.searchParams.get('done') ?? '';
	return { entry, done, restored: count('restored'), removed: count('removed') };
};

export const actions: Actions = {
	async default(event) {
		const form = await event.request.formData();
		const words = (field: 'by' | 'reason') => {
			const given = form.get(field);
			return parseWords(field, typeof given === 'string' ? given : '');
		};
		const [by, reason] = [words('by'), words('reason')];
		const told: Record<string, FaultKind> = {};
		for (const { field, fault } of [...by.faults, ...reason.faults]) told[field] = fault;
		const values = { by: by.text, reason: reason.text };
		if (Object.keys(told).length > 0) return fail(400, { faults: told, ...values, isAway: false });
		keepName(event, by.text);
		const batchId = batchIn(event.params);
		try {
			const deed = { by: by.text, why: reason.text };
			const { reports } = event.locals.services;
			const undone = batchId === null ? null : await reports.undo(batchId, deed);
			if (!undone || undone.kind === 'unknown') error(404, m.error_not_found());
			const said = undone.kind === 'undone' ? undone : { restored: 0, removed: 0 };
			const done = undone.kind === 'undone' ? 'undone' : 'undone-already';
			const { restored, removed } = said;
			redirect(303, `?done=${done}&restored=${restored}&removed=${removed}`);
		} catch (thrown) {
			if (!isDatabaseAway(thrown)) throw thrown;
			return fail(503, { faults: told, ...values, isAway: true });
		}
	},
};
