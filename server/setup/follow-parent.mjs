/**
 * Loaded before the main module (`node --import`): when the process that started this one is gone, even by
 * SIGKILL, this one stops as if asked to, and leaves no port or data folder taken.
 */
if (process.channel) {
	process.once('disconnect', () => {
		process.kill(process.pid, 'SIGTERM');
	});
	// The channel alone keeps no process alive; after the listener, which holds it.
	process.channel.unref();
}
