/** What a page holds, and how smoothly it goes. */
import type { CDPSession, Page } from '@playwright/test';

export type Held = {
	/** After what nobody needs was collected. */
	readonly heapBytes: number;
	readonly nodes: number;
	readonly documents: number;
	readonly listeners: number;
};

export async function heldBy(session: CDPSession): Promise<Held> {
	// The first finds what the second frees.
	for (let time = 0; time < 2; time++) await session.send('HeapProfiler.collectGarbage');
	const { usedSize } = await session.send('Runtime.getHeapUsage');
	const { nodes, documents, jsEventListeners } = await session.send('Memory.getDOMCounters');
	return { heapBytes: usedSize, nodes, documents, listeners: jsEventListeners };
}

type Watched = { frames: number; longTasks: number[]; since: number };

/** From now on frames and long tasks are counted. */
export async function watchSmoothness(page: Page): Promise<void> {
	await page.evaluate(() => {
		const watched: Watched = { frames: 0, longTasks: [], since: performance.now() };
		Object.assign(window, { watched });
		const count = (): void => {
			watched.frames += 1;
			requestAnimationFrame(count);
		};
		requestAnimationFrame(count);
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) watched.longTasks.push(duration);
		}).observe({ type: 'longtask' });
	});
}

export async function smoothness(page: Page): Promise<object> {
	return page.evaluate(() => {
		const { watched } = window as unknown as { watched: Watched };
		const seconds = (performance.now() - watched.since) / 1_000;
		return {
			framesPerSecond: Math.round((watched.frames / seconds) * 10) / 10,
			longTasks: watched.longTasks.length,
			longestTaskMs: Math.round(Math.max(0, ...watched.longTasks)),
		};
	});
}
