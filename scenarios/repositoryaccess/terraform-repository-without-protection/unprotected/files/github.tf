resource "github_repository" "deploy" {
  name       = "deploy"
  visibility = "private"
}
