import { fail, redirect } from '@sveltejs/kit';
import { parseWords, type FaultKind } from '#lib/wire/device-fields.ts';
import { away, isDatabaseAway } from '../away.ts';
import { keepName } from '../cookies.ts';
import { dayTyped } from '../day-typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { services } }) => {
	const { units } = await away(services.catalogue());
	const closes = await away(services.closes.list());
	const names = new Map(units.map(({ id, shortName }) => [id, shortName]));
	return {
		provinces: units
			.filter(({ level }) => level === 'province')
			.map(({ slug, shortName }) => ({ slug, name: shortName })),
		closes: closes.map(({ unitId, ...close }) => ({ ...close, unit: names.get(unitId) ?? '' })),
	};
};

export const actions: Actions = {
	async default(event) {
		const form = await event.request.formData();
		const text = (name: string) => {
			const given = form.get(name);
			return typeof given === 'string' ? given : '';
		};
		const day = dayTyped(text('day'));
		const slug = text('province');
		const digest = text('digest');
		const told: Record<string, FaultKind> = {};
		const name = parseWords('name', text('name'));
		const by = parseWords('by', text('by'));
		for (const { field, fault } of [...name.faults, ...by.faults]) told[field] = fault;
		const given = { day, province: slug, name: name.text, by: by.text, faults: told };
		const answer = {
			...given,
			refused: null,
			draft: null,
			changed: false,
			before: null,
			isAway: false,
		};
		if (Object.keys(told).length > 0) return fail(400, answer);
		keepName(event, by.text);
		const { closes } = event.locals.services;
		const asked = { province: slug || null, day };
		try {
			if (digest === '') {
				const drafted = await closes.draft(asked);
				if (drafted.kind === 'found') return { ...answer, draft: drafted.found };
				return fail(400, { ...answer, refused: drafted.kind });
			}
			const made = await closes.make({ ...asked, name: name.text, by: by.text, digest });
			if (made.kind === 'changed')
				return fail(409, { ...answer, draft: made.draft, changed: true });
			if (made.kind === 'closed-before') return fail(409, { ...answer, before: made.close });
			if (made.kind !== 'closed') return fail(400, { ...answer, refused: made.kind });
			redirect(303, `/console/closes/${made.id}`);
		} catch (thrown) {
			if (!isDatabaseAway(thrown)) throw thrown;
			return fail(503, { ...answer, isAway: true });
		}
	},
};
