import { error, fail, redirect } from '@sveltejs/kit';
import { w } from '#lib/messages/console/imports/words.ts';
import { parseWords, type FaultKind } from '#lib/wire/device-fields.ts';
import { REPORT_FATES } from '#lib/wire/report-import.ts';
import { away, isDatabaseAway } from '../../../away.ts';
import { keepName } from '../../../cookies.ts';
import { noDayIn, readingIn } from './reading-in.ts';
import type { Actions, PageServerLoad } from './$types';

/** So many cells a page. */
const PAGE = 100;

export const load: PageServerLoad = async ({ locals: { services }, params, url }) => {
	const { searchParams } = url;
	const reading = readingIn(searchParams);
	const preview = await away(services.reports.preview(params.sha256, reading));
	if (!preview) error(404, w.batch_gone());
	if (preview.kind === 'refused') return { preview, shown: null, reading };
	const { rows, counts, ...head } = preview;
	const asked = REPORT_FATES.find((fate) => fate === searchParams.get('show'));
	const show = asked ?? (counts.refused > 0 ? 'refused' : (firstOf(counts) ?? 'new'));
	const all = rows.filter(({ fate }) => fate === show);
	const pages = Math.max(1, Math.ceil(all.length / PAGE));
	const wanted = Math.floor(Number(searchParams.get('page'))) || 1;
	const page = Math.min(pages, Math.max(1, wanted));
	const shown = { show, page, pages, rows: all.slice((page - 1) * PAGE, page * PAGE) };
	return { preview: { ...head, counts }, shown, reading };
};

function firstOf(counts: Readonly<Record<(typeof REPORT_FATES)[number], number>>) {
	return REPORT_FATES.find((fate) => counts[fate] > 0);
}

export const actions: Actions = {
	async default(event) {
		const form = await event.request.formData();
		const given = form.get('by');
		const { text: by, faults } = parseWords('by', typeof given === 'string' ? given : '');
		const told: Record<string, FaultKind> = {};
		for (const { field, fault } of faults) told[field] = fault;
		const problem = (notice: 'refused' | 'unconsented' | 'away', status: 400 | 503) =>
			fail(status, { faults: told, by, notice });
		// The page says of the day itself what is wrong with it.
		const { searchParams } = event.url;
		if (faults.length > 0 || noDayIn(searchParams) !== '') return problem('refused', 400);
		keepName(event, by);
		const consent = {
			...readingIn(searchParams),
			by,
			withoutRefused: form.get('without-refused') === 'yes',
		};
		try {
			const { sha256 } = event.params;
			const taken = await event.locals.services.reports.take(sha256, consent);
			if (taken.kind === 'stored' || taken.kind === 'already') {
				redirect(303, `/console/import/${taken.batchId}?done=${taken.kind}`);
			}
			if (taken.kind === 'gone') error(404, w.batch_gone());
			return problem(taken.kind === 'unconsented' ? 'unconsented' : 'refused', 400);
		} catch (thrown) {
			if (!isDatabaseAway(thrown)) throw thrown;
			return problem('away', 503);
		}
	},
};
