package rncrn.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rncrn.InputException;

/**
 * A JSON value that knows where it stood in its file, so that complaints about its meaning can name
 * the place as well as complaints about its syntax do.
 *
 * @param value a Map of Json, a List of Json, String, Double, Boolean, or null
 * @param place file, line and column
 */
record Json(Object value, String place) {
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build();

    /** Parses one document. */
    static Json parse(String text, String source) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new InputException(source + ": the file is empty");
            }
            Json document = read(parser, source);
            if (parser.nextToken() != null) {
                throw new InputException(
                        place(source, parser.currentTokenLocation())
                                + ": there is more text after the end of the document");
            }
            return document;
        } catch (JsonProcessingException malformed) {
            JsonLocation where = malformed.getLocation();
            throw new InputException(
                    (where == null ? source : place(source, where))
                            + ": this is not well-formed JSON ("
                            + malformed.getOriginalMessage().split(": enable ", 2)[0]
                            + ")",
                    malformed);
        } catch (IOException impossible) {
            throw new InputException(source + ": " + impossible.getMessage(), impossible);
        }
    }

    private static Json read(JsonParser parser, String source) throws IOException {
        String place = place(source, parser.currentTokenLocation());
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Json> members = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, read(parser, source));
                }
                return new Json(members, place);
            }
            case START_ARRAY -> {
                List<Json> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(read(parser, source));
                }
                return new Json(elements, place);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                double number = parser.getDoubleValue();
                if (!Double.isFinite(number)) {
                    throw new InputException(
                            place + ": " + parser.getText() + " is too large for a number");
                }
                return new Json(number, place);
            }
            case VALUE_STRING -> {
                return new Json(parser.getText(), place);
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return new Json(parser.getBooleanValue(), place);
            }
            case VALUE_NULL -> {
                return new Json(null, place);
            }
            default -> throw new InputException(place + ": this is not well-formed JSON");
        }
    }

    private static String place(String source, JsonLocation where) {
        return source + ":" + where.getLineNr() + ":" + where.getColumnNr();
    }

    InputException error(String message) {
        return new InputException(place + ": " + message);
    }

    /** The members of an object that may have no others than these. */
    Fields fields(String what, Set<String> known) {
        Map<String, Json> members = members(what);
        members.forEach(
                (name, member) -> {
                    if (!known.contains(name)) {
                        throw member.error(
                                what
                                        + " has no field \""
                                        + name
                                        + "\"; its fields are "
                                        + String.join(", ", known.stream().sorted().toList()));
                    }
                });
        return new Fields(this, what, members);
    }

    /** The members of an object with any names. */
    Map<String, Json> members(String what) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Json> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put((String) name, (Json) member));
            return members;
        }
        throw error(what + " must be an object in braces");
    }

    List<Json> elements(String what) {
        if (value instanceof List<?> list) {
            return list.stream().map(Json.class::cast).toList();
        }
        throw error(what + " must be a list in square brackets");
    }

    String text(String what) {
        if (value instanceof String text) {
            return text;
        }
        throw error(what + " must be a text in quotes");
    }

    double number(String what) {
        if (value instanceof Double number) {
            return number;
        }
        throw error(what + " must be a number");
    }

    List<String> texts(String what) {
        return elements(what).stream().map(element -> element.text(what)).toList();
    }

    double[] numbers(String what, int length) {
        List<Json> elements = elements(what);
        if (elements.size() != length) {
            throw error(what + " has " + elements.size() + " entries; it needs " + length);
        }
        return elements.stream().mapToDouble(element -> element.number(what)).toArray();
    }

    double[][] rows(String what, int rows, int columns) {
        List<Json> elements = elements(what);
        if (elements.size() != rows) {
            throw error(what + " has " + elements.size() + " rows; it needs " + rows);
        }
        double[][] matrix = new double[rows][];
        for (int i = 0; i < rows; i++) {
            matrix[i] = elements.get(i).numbers("row " + (i + 1) + " of " + what, columns);
        }
        return matrix;
    }

    /** The plain value: maps, lists, texts, numbers, with nulls left out of maps and lists. */
    Object plain() {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> out = new LinkedHashMap<>();
            map.forEach(
                    (name, member) -> {
                        Object inner = ((Json) member).plain();
                        if (inner != null) {
                            out.put((String) name, inner);
                        }
                    });
            return out;
        }
        if (value instanceof List<?> list) {
            List<Object> out = new ArrayList<>();
            for (Object element : list) {
                Object inner = ((Json) element).plain();
                if (inner != null) {
                    out.add(inner);
                }
            }
            return out;
        }
        if (value instanceof Double number
                && number == Math.rint(number)
                && Math.abs(number) < 0x1p53) {
            return number.longValue();
        }
        return value;
    }

    /** The members of an object of known fields. */
    record Fields(Json object, String what, Map<String, Json> members) {
        boolean has(String name) {
            return members.containsKey(name) && members.get(name).value() != null;
        }

        Json get(String name) {
            Json member = members.get(name);
            if (member == null) {
                throw object.error(what + " needs the field \"" + name + "\"");
            }
            return member;
        }
    }
}
