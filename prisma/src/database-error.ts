/** The database cannot be used. The message is a sentence for whoever started the program; it never holds a password. */
export class DatabaseError extends Error {
  override name = "DatabaseError";
}
