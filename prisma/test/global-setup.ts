import { databaseSetup } from "../src/testing/index.ts";

export default databaseSetup();
