// Starts the shop with the same fresh data each time and says so on the standard output.
import { bootstrap, JobQueueService } from '@vendure/core';
import { populateInitialData } from '@vendure/core/cli';
import { config } from './vendure-config';
import { initialData, seed } from './seed';

async function main() {
    const app = await bootstrap(config);
    await app.get(JobQueueService).start();
    await populateInitialData(app, initialData);
    await seed(`http://127.0.0.1:${config.apiOptions.port}/admin-api`);
    console.log('the shop is ready');
}

main().catch(err => {
    console.error(err);
    process.exit(1);
});
