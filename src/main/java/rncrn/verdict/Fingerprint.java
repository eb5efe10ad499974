package rncrn.verdict;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import rncrn.network.RateLaw;
import rncrn.network.Reaction;

/** Fingerprint of all that the trajectories of a question depend on. */
public final class Fingerprint {
    private Fingerprint() {}

    /**
     * The fingerprint.
     *
     * @param method what is done, and by which method
     */
    public static byte[] of(Question question, String method) {
        StringBuilder text = new StringBuilder(method);
        text.append(question.network().unit()).append(question.network().species());
        for (Reaction reaction : question.network().reactions()) {
            text.append(reaction.reactants()).append(reaction.products());
            if (reaction.law() instanceof RateLaw.MassAction law) {
                text.append(law.constant());
            } else if (reaction.law() instanceof RateLaw.General law) {
                text.append(law.formula());
            }
        }
        text.append(question.executive())
                .append(question.parameters())
                .append(question.parameterValues())
                .append(question.systemSizes())
                .append(question.domain())
                .append(question.horizon())
                .append(question.seed())
                .append(question.settings());
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
