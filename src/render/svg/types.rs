//! `cairn layout`, drawn.

use super::super::layout::TypeLayout;
use super::scene::Scene;

pub fn scene(_types: &[TypeLayout]) -> Scene {
    Scene::default()
}
