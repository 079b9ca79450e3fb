import { json } from '@sveltejs/kit';
import { problem } from '../../../../api/answers.ts';
import type { RequestHandler } from './$types';

/** What the server looks up for one panel of a scene; why it could not is an answer, too. */
export const GET: RequestHandler = async (event) => {
	const { params, url, locals } = event;
	const unit = url.searchParams.get('unit') || null;
	const answer = await locals.services.panelAnswer({ ...params, unit });
	if (answer) return json(answer, { headers: { 'cache-control': 'no-store' } });
	return problem(404, event, {
		detail: `There is no panel ${params.panel} of a scene ${params.scene}.`,
	});
};
