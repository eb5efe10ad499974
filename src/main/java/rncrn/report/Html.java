package rncrn.report;

/** Text made safe inside HTML and SVG. */
final class Html {
    private Html() {}

    /** Escapes text for element content and for quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
