import { databaseSetup } from "@routinely/db/testing";

export default databaseSetup();
