# The few things people do here. `make` lists them.
.DEFAULT_GOAL := help
.PHONY: help build check format format-check docs bench fuzz gitea openapi clean

# Spotless runs in Maven's own JVM, so Maven itself has to run on a JDK 25 for it.
JDK25 = $(shell ./scripts/find-jdk)
MVN = mvn -B -q

help: ## List what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile

build: ## Build the command without running the tests
	$(MVN) -DskipTests -Djacoco.skip package

check: ## All tests and the format: the gate of every change
	mvn -B verify
	$(MAKE) format-check

format: ## Format the sources
	JAVA_HOME=$(JDK25) $(MVN) spotless:apply

format-check: ## Fail where a source is not formatted
	JAVA_HOME=$(JDK25) $(MVN) spotless:check

docs: build ## Write docs/rules and docs/schema from the code
	rm -rf docs/rules
	./gatehouse rules --pages docs/rules
	./gatehouse baseline schema >docs/schema/gatehouse.schema.json

bench: build ## Measure whole commands, cold
	bench/run

fuzz: ## Fuzz every parser of foreign input, ten seconds each
	bench/fuzz

gitea: ## Build and start a real Gitea, and run the tests that want one
	scripts/gitea build
	scripts/gitea start
	$(MVN) -pl cli -am test -Djacoco.skip -Dtest=RealGitea\*Test -Dsurefire.failIfNoSpecifiedTests=false; \
		status=$$?; scripts/gitea stop; exit $$status

openapi: ## Fetch what GitHub and GitLab publish of their APIs, and hold questions and answers against it
	mkdir -p target/openapi
	cd target/openapi && npm install --ignore-scripts --no-audit --no-fund --silent --prefix . @octokit/openapi@23.0.2 \
		@octokit/graphql-schema@15.26.1
	ln -sfn "$$(go mod download -json gitlab.com/gitlab-org/api/client-go@v1.46.0 | sed -n 's/.*"Dir": "\(.*\)",/\1/p')" \
		target/openapi/gitlab-client
	$(MVN) -pl cli -am test -Djacoco.skip -Dtest='GitHubDescriptionTest,GitHubWritesTest,GitLabDescriptionTest,GitLabWritesTest,GitHubGraphTest' \
		-Dsurefire.failIfNoSpecifiedTests=false

clean: ## Remove what was built
	$(MVN) clean
