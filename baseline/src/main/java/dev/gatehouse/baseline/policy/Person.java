package dev.gatehouse.baseline.policy;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.forge.Member;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Someone who has, or had, access.
 *
 * @param name what people call them, unique
 * @param emails every address they commit with, the first is where they are written to
 * @param groups the groups they are in
 * @param accounts their name on each system, by system ({@code github}, {@code gitlab}, {@code gitea}, {@code argocd}
 *     …)
 * @param sshKeys public keys they sign in with, in the form of {@code authorized_keys}
 * @param signingKeys public keys they sign commits and approvals with: SSH in the form of {@code authorized_keys},
 *     where {@code cert-authority} stands for the certificates of an authority, or armoured OpenPGP
 * @param revokedKeys SSH public keys, or their fingerprints, that speak for nobody any more, whatever certificate is of
 *     them; those of certificate authorities too
 * @param secondFactor what is known of their second factor where no system tells
 * @param joined null where it is not declared
 * @param left their last day; null while they are here
 */
public record Person(
        String name,
        List<String> emails,
        List<String> groups,
        Map<String, String> accounts,
        List<String> sshKeys,
        List<String> signingKeys,
        List<String> revokedKeys,
        Member.SecondFactor secondFactor,
        @Nullable LocalDate joined,
        @Nullable LocalDate left,
        Location location) {

    public Person {
        emails = List.copyOf(emails);
        groups = List.copyOf(groups);
        accounts = Map.copyOf(accounts);
        sshKeys = List.copyOf(sshKeys);
        signingKeys = List.copyOf(signingKeys);
        revokedKeys = List.copyOf(revokedKeys);
    }

    /** Every public key that speaks for them, those they sign with first. */
    public List<String> keys() {
        return Stream.concat(signingKeys.stream(), sshKeys.stream()).toList();
    }

    /** Whether they are here on a day. */
    public boolean presentOn(LocalDate day) {
        return left == null || !day.isAfter(left);
    }
}
