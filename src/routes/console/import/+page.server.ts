import { fail, redirect } from '@sveltejs/kit';
import type { ReportReason } from '#lib/domain/report.ts';
import { spokenLocale } from '#lib/messages/locale.ts';
import { reasonWords } from '#lib/messages/report/words.ts';
import { parseWords, type FaultKind } from '#lib/wire/device-fields.ts';
import { away, isDatabaseAway } from '../away.ts';
import { keepName } from '../cookies.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = 20;
/** What the server reads at all; a file that is only too big for a report is refused by its reader. */
const MOST_BYTES = 60 * 1024 * 1024;

export const load: PageServerLoad = async ({ locals: { services }, url: { searchParams } }) => {
	const page = Math.max(1, Math.floor(Number(searchParams.get('page'))) || 1);
	const offset = (page - 1) * PAGE;
	const { total, entries } = await away(services.reports.list({ limit: PAGE, offset }));
	return { entries, page, pages: Math.max(1, Math.ceil(total / PAGE)) };
};

export const actions: Actions = {
	async default(event) {
		const told: Record<string, FaultKind> = {};
		const refused = (reason: ReportReason, by: string) =>
			fail(400, { faults: told, by, why: reasonWords(reason, spokenLocale()), isAway: false });
		if (Number(event.request.headers.get('content-length')) > MOST_BYTES) {
			return refused({ kind: 'too-big', most: '20 MB' }, '');
		}
		const form = await event.request.formData();
		const given = form.get('by');
		const { text: by, faults } = parseWords('by', typeof given === 'string' ? given : '');
		const file = form.get('file');
		for (const { field, fault } of faults) told[field] = fault;
		if (!(file instanceof File) || file.size === 0) told['file'] = 'missing';
		if (!(file instanceof File) || Object.keys(told).length > 0) {
			return fail(400, { faults: told, by, why: '', isAway: false });
		}
		keepName(event, by);
		const bytes = new Uint8Array(await file.arrayBuffer());
		const named = { fileName: file.name.normalize('NFC'), bytes };
		try {
			const kept = await event.locals.services.reports.keep(named, by);
			if (kept.kind === 'refused') return refused(kept.reason, by);
			redirect(303, `/console/import/file/${kept.sha256}`);
		} catch (thrown) {
			if (!isDatabaseAway(thrown)) throw thrown;
			return fail(503, { faults: told, by, why: '', isAway: true });
		}
	},
};
