resource "github_repository" "platform" {
  name                   = "acme-platform"
  visibility             = "private"
  vulnerability_alerts   = true
  delete_branch_on_merge = true
}

resource "github_branch_protection" "main" {
  repository_id = github_repository.platform.node_id
  pattern       = "main"

  enforce_admins          = true
  allows_force_pushes     = false
  allows_deletions        = false
  require_signed_commits  = true
  required_linear_history = true

  required_pull_request_reviews {
    required_approving_review_count = 2
    require_code_owner_reviews      = true
    dismiss_stale_reviews           = true
    require_last_push_approval      = true
  }

  required_status_checks {
    strict   = true
    contexts = ["render"]
  }
}
