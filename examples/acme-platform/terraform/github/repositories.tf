resource "github_repository" "platform" {
  name       = "acme-platform"
  visibility = "private"
}

resource "github_branch_protection" "main" {
  repository_id = github_repository.platform.node_id
  pattern       = "main"

  enforce_admins         = false
  allows_force_pushes    = true
  require_signed_commits = false

  required_pull_request_reviews {
    required_approving_review_count = 0
    require_code_owner_reviews      = false
    dismiss_stale_reviews           = false
  }
}

resource "github_repository_collaborator" "agency" {
  repository = github_repository.platform.name
  username   = "some-agency"
  permission = "admin"
}
