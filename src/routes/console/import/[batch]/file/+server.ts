import { error } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.ts';
import { away } from '../../../away.ts';
import { batchIn } from '../batch-in.ts';
import type { RequestHandler } from './$types';

/** The file as it was handed in, to be saved and not shown: it is somebody else's. */
export const GET: RequestHandler = async ({ locals: { services }, params }) => {
	const batchId = batchIn(params);
	const file = batchId === null ? null : await away(services.reports.file(batchId));
	if (!file) error(404, m.error_not_found());
	return new Response(Buffer.from(file.bytes), {
		headers: {
			'content-type': 'application/octet-stream',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff',
		},
	});
};
