resource "github_branch_protection" "main" {
  repository_id = github_repository.deploy.node_id
  pattern       = "main"
}
