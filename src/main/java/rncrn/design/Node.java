package rncrn.design;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rncrn.InputException;

/** A YAML document as a tree in which every node knows its place. */
sealed interface Node {
    /** Where the node begins. */
    Place place();

    /** Words for complaints. */
    String kind();

    /**
     * A place in a file.
     *
     * @param file name of the file
     * @param line from 1
     * @param column from 1
     */
    record Place(String file, int line, int column) {
        InputException complaint(String message) {
            return new InputException(file + ":" + line + ":" + column + ": " + message);
        }

        Place right(int columns) {
            return new Place(file, line, column + columns);
        }
    }

    /** A scalar, as written. */
    record Scalar(String text, Place place) implements Node {
        @Override
        public String kind() {
            return "the value " + text;
        }
    }

    /** A sequence. */
    record Sequence(List<Node> items, Place place) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * A mapping.
     *
     * @param entries values by key, in the file's order
     * @param keys places of the keys
     */
    record Mapping(Map<String, Node> entries, Map<String, Place> keys, Place place)
            implements Node {
        @Override
        public String kind() {
            return "a section";
        }
    }

    /** Reads one YAML document. */
    static Node read(String text, String file) {
        try (JsonParser parser = new YAMLFactory().createParser(text)) {
            if (parser.nextToken() == null) {
                throw new Place(file, 1, 1).complaint("the file is empty; it should hold a design");
            }
            Node root = read(parser, file);
            if (parser.nextToken() != null) {
                throw place(parser, file)
                        .complaint("the file holds more than one document; keep one");
            }
            return root;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            Place place =
                    at == null
                            ? new Place(file, 1, 1)
                            : new Place(
                                    file,
                                    Math.max(1, at.getLineNr()),
                                    Math.max(1, at.getColumnNr()));
            throw place.complaint(
                    "this is not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }

    private static Node read(JsonParser parser, String file) throws IOException {
        Place place = place(parser, file);
        JsonToken token = parser.currentToken();
        switch (token) {
            case START_OBJECT -> {
                Map<String, Node> entries = new LinkedHashMap<>();
                Map<String, Place> keys = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    Place keyPlace = place(parser, file);
                    parser.nextToken();
                    if (entries.containsKey(key)) {
                        throw keyPlace.complaint(key + " is given twice; keep one");
                    }
                    entries.put(key, read(parser, file));
                    keys.put(key, keyPlace);
                }
                return new Mapping(entries, keys, place);
            }
            case START_ARRAY -> {
                List<Node> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(parser, file));
                }
                return new Sequence(items, place);
            }
            case VALUE_EMBEDDED_OBJECT ->
                    throw place.complaint("aliases and binary values are not used in designs");
            default -> {
                return new Scalar(parser.getText(), place);
            }
        }
    }

    private static Place place(JsonParser parser, String file) {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(file, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }
}
