import type { Page } from '@playwright/test';

/** Red, green and blue of what is on the screen there (CSS px from the upper left corner of the page). */
export async function pixelAt(page: Page, at: { x: number; y: number }): Promise<number[]> {
	const shot = await page.screenshot({ clip: { x: at.x, y: at.y, width: 1, height: 1 } });
	return page.evaluate(async (base64) => {
		const image = new Image();
		image.src = `data:image/png;base64,${base64}`;
		await image.decode();
		const pen = new OffscreenCanvas(1, 1).getContext('2d');
		pen?.drawImage(image, 0, 0);
		return [...(pen?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
	}, shot.toString('base64'));
}
