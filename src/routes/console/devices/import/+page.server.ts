import { fail } from '@sveltejs/kit';
import { parseWords, type FaultKind } from '#lib/wire/device-fields.ts';
import { away, isDatabaseAway } from '../../away.ts';
import { keepName } from '../../cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { services } }) => ({
	counts: await away(services.registry.counts()),
});

export const actions: Actions = {
	async default(event) {
		const form = await event.request.formData();
		const given = form.get('by');
		const { text: by, faults } = parseWords('by', typeof given === 'string' ? given : '');
		const file = form.get('file');
		const told: Record<string, FaultKind> = {};
		for (const { field, fault } of faults) told[field] = fault;
		if (!(file instanceof File) || file.size === 0) told['file'] = 'missing';
		if (!(file instanceof File) || Object.keys(told).length > 0) {
			return fail(400, { faults: told, by, outcome: null, isAway: false, dryRun: false });
		}
		keepName(event, by);
		const dryRun = form.get('how') === 'try';
		const fileName = file.name.normalize('NFC');
		const bytes = new Uint8Array(await file.arrayBuffer());
		try {
			const outcome = await event.locals.services.importDevices(
				{ fileName, bytes },
				{ importedBy: by, now: Date.now(), dryRun },
			);
			return { faults: told, by, outcome, isAway: false, dryRun };
		} catch (thrown) {
			if (!isDatabaseAway(thrown)) throw thrown;
			return fail(503, { faults: told, by, outcome: null, isAway: true, dryRun });
		}
	},
};
