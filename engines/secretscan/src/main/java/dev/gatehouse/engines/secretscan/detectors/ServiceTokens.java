package dev.gatehouse.engines.secretscan.detectors;

import static dev.gatehouse.engines.secretscan.CharacterClass.ALPHANUMERIC;
import static dev.gatehouse.engines.secretscan.CharacterClass.BASE64_URL;
import static dev.gatehouse.engines.secretscan.CharacterClass.DIGITS;
import static dev.gatehouse.engines.secretscan.CharacterClass.LETTERS;
import static dev.gatehouse.engines.secretscan.CharacterClass.LOWER_HEX;
import static dev.gatehouse.engines.secretscan.CharacterClass.UPPER_ALPHANUMERIC;

import dev.gatehouse.engines.secretscan.Assigned;
import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.NearbyText;
import dev.gatehouse.engines.secretscan.Shape;
import dev.gatehouse.engines.secretscan.Verifier;
import java.util.List;

/** Tokens of services that applications call: payment, mail, chat, models. */
final class ServiceTokens {

    private static final CharacterClass SLACK = CharacterClass.of("0-9a-zA-Z-");

    private ServiceTokens() {}

    static List<Detector> detectors() {
        return List.of(
                Detector.of(
                        "slack-token",
                        "Slack token",
                        Shape.of(DIGITS, 8, 14).then("-", SLACK, 20, 250),
                        "xoxb-",
                        "xoxp-",
                        "xoxa-",
                        "xoxs-",
                        "xoxr-"),
                Detector.of(
                        "slack-configuration-token",
                        "Slack configuration token",
                        Shape.of(SLACK, 100, 250),
                        "xoxe.xoxb-",
                        "xoxe.xoxp-",
                        "xoxe-"),
                Detector.of(
                        "slack-app-token",
                        "Slack app-level token",
                        Shape.of(DIGITS, 1)
                                .then("-", UPPER_ALPHANUMERIC, 9, 13)
                                .then("-", DIGITS, 8, 14)
                                .then("-", LOWER_HEX, 64),
                        "xapp-"),
                Detector.of(
                        "slack-webhook",
                        "Slack webhook",
                        Shape.of(UPPER_ALPHANUMERIC, 8, 12)
                                .then("/B", UPPER_ALPHANUMERIC, 7, 12)
                                .then("/", ALPHANUMERIC, 24),
                        "hooks.slack.com/services/T"),
                Detector.of("stripe-key", "Stripe live key", Shape.of(ALPHANUMERIC, 24, 250), "sk_live_", "rk_live_"),
                Detector.of(
                        "sendgrid-key",
                        "SendGrid API key",
                        Shape.of(BASE64_URL, 22).then(".", BASE64_URL, 43),
                        "SG."),
                Detector.near("twilio-auth-token", "Twilio auth token", Assigned.of(LOWER_HEX, 32), "twilio"),
                Detector.of("twilio-api-key", "Twilio API key", near("twilio", Shape.of(LOWER_HEX, 32)), "SK"),
                Detector.of("mailgun-key", "Mailgun private key", near("mailgun", Shape.of(LOWER_HEX, 32)), "key-"),
                Detector.of(
                        "telegram-bot-token",
                        "Telegram bot token",
                        Shape.of(BASE64_URL, 32, 33).before(DIGITS, 8, 10),
                        ":AA"),
                Detector.of(
                        "discord-webhook",
                        "Discord webhook",
                        Shape.of(DIGITS, 17, 20).then("/", BASE64_URL, 60, 72),
                        "discord.com/api/webhooks/",
                        "discordapp.com/api/webhooks/"),
                Detector.near("discord-bot-token", "Discord bot token", new DiscordToken(), "discord"),
                Detector.of(
                        "openai-key",
                        "OpenAI API key",
                        Shape.of(BASE64_URL, 20, 120)
                                .before(BASE64_URL, 20, 120)
                                .where(token -> token.startsWith("sk-")),
                        "T3BlbkFJ"),
                Detector.of(
                        "anthropic-key",
                        "Anthropic API key",
                        Shape.of(DIGITS, 2).then("-", BASE64_URL, 80, 120),
                        "sk-ant-api",
                        "sk-ant-admin",
                        "sk-ant-oat"),
                Detector.of("hugging-face-token", "Hugging Face token", Shape.of(LETTERS, 34), "hf_"),
                Detector.of("groq-key", "Groq API key", Shape.of(ALPHANUMERIC, 52), "gsk_"),
                Detector.of("linear-key", "Linear API key", Shape.of(ALPHANUMERIC, 40), "lin_api_"),
                Detector.of("notion-token", "Notion token", Shape.of(ALPHANUMERIC, 46), "ntn_"),
                Detector.of(
                        "shopify-token",
                        "Shopify access token",
                        Shape.of(LOWER_HEX, 32),
                        "shpat_",
                        "shpca_",
                        "shppa_",
                        "shpss_"),
                Detector.of(
                        "postman-key",
                        "Postman API key",
                        Shape.of(LOWER_HEX, 24).then("-", LOWER_HEX, 34),
                        "PMAK-"));
    }

    /** A token that counts only where its issuer is named near it. */
    private static Verifier near(String issuer, Verifier verifier) {
        return (text, start, end) -> {
            Extent extent = verifier.verify(text, start, end);
            return extent != null && NearbyText.has(text, start, end, 200, issuer) ? extent : null;
        };
    }
}
